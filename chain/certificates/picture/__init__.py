"""The certificate as a picture. One drawing (sheet) and two ways of putting it down: vector (svg) and raster (raster).

sheet      where everything stands, in units of the sheet
cloth      the piece of adire: pattern by subject, depth of dye by difficulty, a rosette of the course's own
shapes     what a drawing is made of
"""
