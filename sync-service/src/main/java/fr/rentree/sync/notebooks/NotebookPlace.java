package fr.rentree.sync.notebooks;

import fr.rentree.platform.school.Uai;

/// Where one owner's notebook is: a work (a manual across editions and years) at a school.
public record NotebookPlace(Uai school, String work) {}
