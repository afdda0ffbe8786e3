package dev.whittle.aws;

import dev.whittle.run.RunProgress;

/** Told what fetching does. */
public interface FetchListener {
    /** Something that people should know, such as an endpoint that is ignored or what could not be fetched. */
    void note(String name, String text);

    /** A part of the work begins. */
    Part part(String unit);

    /** Told how far a part is. */
    interface Part extends RunProgress, AutoCloseable {
        @Override
        void close();
    }
}
