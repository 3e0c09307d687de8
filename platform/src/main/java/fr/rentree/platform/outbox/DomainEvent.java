package fr.rentree.platform.outbox;

/// Something that happened and that others must be told: a record, whose components are the
/// payload.
public interface DomainEvent {

    String topic();

    /// The school's UAI for what belongs to a school, else the aggregate's id; order holds per key.
    String key();

    /// Name and version without the organisation, such as `licence.seat-assigned.v1`.
    String type();
}
