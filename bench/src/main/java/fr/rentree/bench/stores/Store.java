package fr.rentree.bench.stores;

import fr.rentree.bench.workload.Note;
import fr.rentree.bench.workload.Person;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/// Keeps notes of people; what it acknowledged it is believed to have stored.
public interface Store {

    String name();

    /// Makes ready, before anything is timed, what these people need.
    default void prepare(List<Person> people) throws Exception {}

    /// Lets go, after something was timed, of what these people needed.
    default void forget(List<Person> people) throws Exception {}

    /// One client with one connection of its own.
    Client open() throws Exception;

    /// A device, or many of them one after the other on the same connection.
    interface Client extends AutoCloseable {

        /// Returns once all of them are acknowledged; fails when one is not.
        void push(Person owner, List<Note> notes) throws Exception;

        /// Reads everything of one owner from the start.
        ///
        /// @return how many notes there were
        int pull(Person owner) throws Exception;

        @Override
        void close() throws IOException, SQLException;
    }
}
