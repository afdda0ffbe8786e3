package dev.whittle.aws;

/**
 * An analyzer, and who may read it.
 *
 * @param session of the account in which it is
 */
record Analyzer(FetchedAnalyzer found, Session session) {
    /** Whether its findings are about the accounts of an organization. */
    boolean isOfOrganization() {
        return found.type().startsWith("ORGANIZATION");
    }
}
