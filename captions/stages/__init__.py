"""The stages of reading one caption, outside in: notices, credit, date, place, people.

Each stage looks at what the stages before it left, and takes the stretches that it could read.
"""
