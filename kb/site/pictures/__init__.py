"""Pictures of the evidence, each with its data, drawn as SVG when the site is built."""
