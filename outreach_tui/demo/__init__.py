"""A whole invented year to look at: 2019 of a subdistrict, in the proportions of a public yearly report."""
