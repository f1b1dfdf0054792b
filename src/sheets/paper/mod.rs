//! What all workbooks that are written share: cells, formats, paper, names of sheets.

pub(in crate::sheets) mod cells;
pub(in crate::sheets) mod look;
pub(in crate::sheets) mod names;
pub(in crate::sheets) mod pages;
