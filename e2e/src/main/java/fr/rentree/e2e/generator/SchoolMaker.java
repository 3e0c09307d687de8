package fr.rentree.e2e.generator;

import fr.rentree.e2e.generator.School.Division;
import fr.rentree.e2e.generator.School.TeachingGroup;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Puts one school of one year together, without looking at any other.
record SchoolMaker(Ent ent, int number, int year) {

    School make() {
        var pupils = pupils();
        var staff = new StaffRoom(ent, number, year);
        var divisions = divisions();
        var groups = groups(pupils);
        var lessons = new Timetable(staff).lessons(divisions, groups);
        var classes = new School.Classes(divisions, groups, lessons);
        var name = "LYCEE INVENTE %02d".formatted(number);
        return new School(UaiNumber.of(number), name, classes, pupils, staff.members());
    }

    private List<Pupil> pupils() {
        var pupils = new ArrayList<Pupil>();
        var before = ent.neighbour(number, -1);
        for (var home : new LinkedHashSet<>(List.of(number, before))) {
            for (var entry = year - Level.values().length; entry <= year; entry++) {
                addPupils(new Cohort(ent, home, entry), pupils);
            }
        }
        return pupils;
    }

    private void addPupils(Cohort cohort, List<Pupil> pupils) {
        IntStream.range(0, cohort.size())
                .filter(rank -> cohort.schoolOf(rank, year) == number)
                .forEach(rank ->
                        cohort.seat(rank, year)
                                .map(seat -> pupil(cohort, rank, seat))
                                .ifPresent(pupils::add));
    }

    private Pupil pupil(Cohort cohort, int rank, Cohort.Seat seat) {
        var count = divisionCount(seat.level());
        var division = divisionCode(seat.level(), seat.place() % count);
        var half = seat.place() / count % 2 == 0 ? "A" : "B";
        var groups = new ArrayList<String>();
        groups.add(halfGroup(seat.level(), seat.place() % count, half));
        var language = cohort.language(rank);
        if (language == Subject.GERMAN) {
            groups.add(germanGroup(seat.level()));
        }
        var person = cohort.person(rank, UaiNumber.of(number));
        return new Pupil(person, seat.level(), language, division, groups);
    }

    private List<Division> divisions() {
        var divisions = new ArrayList<Division>();
        for (var level : Level.values()) {
            for (var place = 0; place < divisionCount(level); place++) {
                var name = level.name() + " " + (place + 1);
                divisions.add(new Division(divisionCode(level, place), name, level));
            }
        }
        return divisions;
    }

    /// Only groups with somebody in them, each with the divisions its members come from.
    private static List<TeachingGroup> groups(List<Pupil> pupils) {
        SequencedMap<String, SequencedSet<String>> homes = new TreeMap<>();
        for (var pupil : pupils) {
            for (var group : pupil.groups()) {
                homes.computeIfAbsent(group, _ -> new TreeSet<>()).add(pupil.division());
            }
        }
        return homes.entrySet().stream()
                .map(e ->
                        new TeachingGroup(
                                e.getKey(), groupName(e.getKey()), List.copyOf(e.getValue())))
                .toList();
    }

    private int divisionCount(Level level) {
        return new Cohort(ent, number, year - level.ordinal()).divisions();
    }

    private static String divisionCode(Level level, int place) {
        return level.prefix() + (place + 1);
    }

    private static String halfGroup(Level level, int place, String half) {
        return level.letter() + "PC" + (place + 1) + half;
    }

    private static String germanGroup(Level level) {
        return level.letter() + "ALL1";
    }

    private static String groupName(String code) {
        return code.endsWith("ALL1") ? "ALLEMAND GROUPE " + code : "PHYSIQUE-CHIMIE GROUPE " + code;
    }
}
