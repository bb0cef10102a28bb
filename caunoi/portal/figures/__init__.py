"""Reported figures for everybody: by unit and period, each number open to its sentence; and the book of indicators."""
