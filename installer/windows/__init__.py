"""What Windows gets: a setup, made by Inno Setup and tried here under Wine."""
