package app.taskflow.system.program;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;

/** Who shares the work out among themselves, as Kafka sees it. */
public final class ConsumerGroups {

    private ConsumerGroups() {}

    /** The members of each group by the names that are theirs over restarts; empty for one that has none. */
    public static Map<String, List<String>> of(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            List<String> groups = admin.listGroups().all().get().stream()
                    .map(GroupListing::groupId)
                    .toList();
            Map<String, List<String>> members = new HashMap<>();
            admin.describeConsumerGroups(groups)
                    .all()
                    .get()
                    .forEach((group, description) -> members.put(group, names(description)));
            return members;
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> names(ConsumerGroupDescription group) {
        return group.members().stream()
                .map(member -> member.groupInstanceId().orElse(""))
                .sorted()
                .collect(Collectors.toList());
    }
}
