"""The patient's chart: lesions on the body map and in a list, and the tabs of what happens to the patient."""
