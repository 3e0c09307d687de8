package fr.rentree.e2e.stage;

import fr.rentree.e2e.client.Actor;

/// How many events went through Kafka, as the services count them.
public record EventCount(long published, long applied, long pending, long parked) {

    public static EventCount read(Actor operator) {
        var sum = new EventCount(0, 0, 0, 0);
        for (var service : ReadModels.SERVICES) {
            var flow = operator.get("/api/v1/" + service + "/operations/events").expect(200).json();
            sum =
                    new EventCount(
                            sum.published + flow.path("relayed").asLong(),
                            sum.applied + flow.path("received").asLong(),
                            sum.pending
                                    + flow.path("pending").asLong()
                                    + flow.path("stuck").asLong(),
                            sum.parked + flow.path("parked").asLong());
        }
        return sum;
    }

    public EventCount since(EventCount before) {
        return new EventCount(
                published - before.published, applied - before.applied, pending, parked);
    }
}
