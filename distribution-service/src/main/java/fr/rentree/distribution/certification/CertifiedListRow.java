package fr.rentree.distribution.certification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// One certified list as it is stored; PostgreSQL refuses to change or delete it.
@Entity
@Table(name = "certified_list")
class CertifiedListRow {

    @Id UUID id;

    @Column(nullable = false)
    String school;

    int number;

    @Column(name = "first_day", nullable = false)
    LocalDate firstDay;

    @Column(name = "last_day", nullable = false)
    LocalDate lastDay;

    int cessions;

    @Column(name = "lines_sha256", nullable = false)
    String linesSha256;

    @Column(nullable = false)
    String sha256;

    @Column(nullable = false)
    byte[] document;

    @Column(name = "certified_by", nullable = false)
    String certifiedBy;

    @Column(name = "certified_at", nullable = false)
    Instant certifiedAt;
}
