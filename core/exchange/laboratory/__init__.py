"""Files of laboratories: tables with any header, and HL7 v2 messages."""
