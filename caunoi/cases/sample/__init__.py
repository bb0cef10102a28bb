"""Sample data of our own writing on invented places: tỉnh Hòa Giang and five of its units. Nothing here is real."""
