"""Tables and graphs drawn as Plotly figures, Cytoscape elements or rasters. Nothing here imports Dash."""
