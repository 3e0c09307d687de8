package fr.rentree.identity.formats;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a record of a roster says, whatever the format it came in.
public sealed interface RosterRecord {

    /// What must be unique within a delivery; links look each other up by it.
    String identity();

    /// The schools it speaks of.
    List<String> schools();

    default @Nullable String code() {
        return null;
    }

    record School(
            String uai,
            String name,
            @Nullable String attachedTo,
            @Nullable String contract,
            @Nullable String phone,
            @Nullable String email)
            implements RosterRecord {
        @Override
        public String identity() {
            return "school|" + uai;
        }

        @Override
        public List<String> schools() {
            return List.of(uai);
        }
    }

    /// A programme or a subject of a school.
    record Label(RecordKind kind, String school, String code, String label)
            implements RosterRecord {
        @Override
        public String identity() {
            return kind.name().toLowerCase(Locale.ROOT) + "|" + school + "|" + code;
        }

        @Override
        public List<String> schools() {
            return List.of(school);
        }
    }

    /// A pupil or a member of the staff, with one profile for each of their schools.
    record Person(
            String subject,
            List<Post> posts,
            String familyName,
            String givenName,
            @Nullable String birthDate,
            List<Discipline> disciplines,
            @Nullable String mail)
            implements RosterRecord {
        @Override
        public String identity() {
            return "person|" + subject;
        }

        @Override
        public List<String> schools() {
            return posts.stream().map(Post::school).toList();
        }
    }

    record Post(String school, String profile) {}

    record Discipline(String school, String code) {}

    /// A person follows a programme, learns a subject or is in a group.
    record Link(RecordKind kind, String school, String subject, String code)
            implements RosterRecord {
        @Override
        public String identity() {
            return "%s|%s|%s|%s".formatted(kind, school, subject, code);
        }

        @Override
        public List<String> schools() {
            return List.of(school);
        }
    }

    record Group(String school, String code, String name, String kind, List<String> divisions)
            implements RosterRecord {
        @Override
        public String identity() {
            return "group|" + school + "|" + kind + "|" + code;
        }

        @Override
        public List<String> schools() {
            return List.of(school);
        }
    }

    /// A teacher teaches subjects to a group or a division.
    record Teaching(
            RecordKind kind, String school, String subject, String code, List<String> subjects)
            implements RosterRecord {
        @Override
        public String identity() {
            return "%s|%s|%s|%s".formatted(kind, school, subject, code);
        }

        @Override
        public List<String> schools() {
            return List.of(school);
        }
    }

    record Officer(
            String subject, String familyName, String givenName, String mail, List<String> schools)
            implements RosterRecord {
        @Override
        public String identity() {
            return "officer|" + subject;
        }
    }
}
