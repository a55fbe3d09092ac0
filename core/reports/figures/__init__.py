"""What a report draws: charts over time, the wheel of the triad, photographs at one scale."""
