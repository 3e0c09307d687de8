package fr.rentree.licence.orders;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/// A row of `school_order`.
@Entity
@Table(name = "school_order")
class OrderRow {

    @Id UUID id;

    @Column String school;

    @Column(name = "placed_by")
    String placedBy;

    @Column String reference;

    /// Of the content, so that a reference used again for something else is seen.
    @Column String digest;

    @Column(name = "ordered_by")
    String orderedBy;

    @Column(name = "ordered_at")
    Instant orderedAt;
}
