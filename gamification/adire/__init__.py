"""Pictures in the look of adire, the indigo-dyed cloth: badges and certificates are drawn of the same pieces.

palette      the colours of static/css/site.css
shapes       what a drawing is made of
cloth        motifs, rosette and hem
typesetting  which font writes what, how wide it gets, and where lines break
svg, pdf, png   one drawing in three formats
"""
