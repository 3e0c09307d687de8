package fr.rentree.rollover.plans;

/// A place in the list of a plan: schools in order, and within a school its phases in order.
record PlanPlace(String school, int position) {

    static final PlanPlace START = new PlanPlace("", 0);

    String written() {
        return school + "/" + position;
    }

    static PlanPlace parse(String written) {
        if (!written.matches("\\d{7}[A-Z]/\\d{1,3}")) {
            return START;
        }
        int slash = written.indexOf('/');
        return new PlanPlace(
                written.substring(0, slash), Integer.parseInt(written.substring(slash + 1)));
    }
}
