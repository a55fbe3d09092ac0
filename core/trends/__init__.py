"""Series and rates over time: areas, scores, pain, laboratory values, therapy spans. Pure functions over a case.

The one source of every number that the timeline shows and that a report prints.
"""
