"""How the site is made; ``make docs`` runs it, by tools/site.py, on a copy with the reference written into it."""

project = "outreach_tui"
copyright = "the outreach_tui contributors, MIT licence"  # noqa: A001 - Sphinx's own name
extensions = ["myst_parser"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = project
smartquotes = False  # options begin with two hyphens
html_copy_source = False
html_show_sourcelink = False
html_theme_options = {"top_of_page_buttons": []}
