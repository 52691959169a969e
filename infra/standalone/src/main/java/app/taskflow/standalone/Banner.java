package app.taskflow.standalone;

import app.taskflow.standalone.server.BackingServers;
import app.taskflow.standalone.server.DataDirectory;
import app.taskflow.standalone.server.Role;
import app.taskflow.standalone.server.Standalone;

/** Where everything is, once it runs. */
final class Banner {

    private Banner() {}

    static String of(Standalone standalone) {
        return """

                  API      http://localhost:%1$d/api/v1
                  Docs     http://localhost:%1$d/docs
                  Health   http://localhost:%2$d/actuator/health/readiness
                %3$s  Log      %4$s
                """.formatted(
                        standalone.service().port(),
                        standalone.service().managementPort(),
                        servers(standalone.servers(), standalone.directory()),
                        standalone.directory().log(Role.EVERYTHING.title()));
    }

    /** A line for each server: who runs it, its address, and where its data is if we do. */
    static String servers(BackingServers servers, DataDirectory directory) {
        return line(
                        "MongoDB",
                        servers.mongoUri(),
                        servers.surroundings().mongo().external().isPresent(),
                        directory)
                + line(
                        "Kafka",
                        servers.kafkaBootstrapServers(),
                        servers.surroundings().kafka().external().isPresent(),
                        directory)
                + line(
                        "Redis",
                        servers.redisUrl(),
                        servers.surroundings().redis().external().isPresent(),
                        directory);
    }

    private static String line(String name, String address, boolean external, DataDirectory directory) {
        return "  %-8s %s, %s%n"
                .formatted(name, withoutPassword(address), external ? "external" : "embedded in " + directory.root());
    }

    private static String withoutPassword(String address) {
        return address.replaceFirst("//[^/]*@", "//");
    }
}
