import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;

/**
 * A word count that a test drives by lines on standard input, each answered by one line:
 *
 *     start NAME KEY=VALUE…   an instance of the application, answered once it runs
 *     produce COUNT           lines of words into the input topic
 *     check                   waits for the right counts; tells whether each was said exactly once
 *     tasks                   the tasks of every instance
 *     hosts                   who holds which partitions of the store, as the instances know it
 *     stop NAME               closes an instance, which leaves the group
 *     exit
 *
 * Usage: WordCount BOOTSTRAP APPLICATION DIRECTORY [KEY=VALUE…]: where instances keep their state,
 * and settings of all of them.
 */
public class WordCount {
    static final int PARTITIONS = 4;
    static final long LIMIT_MS = 60_000;
    static final String[] WORDS = "the quick brown fox jumps over a lazy dog while it rains".split(" ");

    final String bootstrap;
    final String application;
    final String directory;
    final Map<String, String> settings = new HashMap<>();
    final Map<String, KafkaStreams> instances = new TreeMap<>();
    final Map<String, Long> expected = new HashMap<>();
    /** What the output topic has said of each word, in its order. */
    final Map<String, List<Long>> said = new HashMap<>();
    final KafkaConsumer<String, Long> reader;
    long produced = 0;

    WordCount(String[] args) throws Exception {
        bootstrap = args[0];
        application = args[1];
        directory = args[2];
        settings.putAll(pairs(args, 3));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(
                new NewTopic(input(), PARTITIONS, (short) 1),
                new NewTopic(output(), 1, (short) 1))).all().get();
        }
        reader = new KafkaConsumer<>(Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
            new StringDeserializer(), new LongDeserializer());
        reader.assign(List.of(new TopicPartition(output(), 0)));
        reader.seekToBeginning(reader.assignment());
    }

    public static void main(String[] args) throws Exception {
        WordCount app = new WordCount(args);
        System.out.println("ready");
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
        for (String line = lines.readLine(); line != null && !line.equals("exit"); line = lines.readLine()) {
            System.out.println(app.run(line.trim().split(" +")));
        }
        for (KafkaStreams streams : app.instances.values()) streams.close(Duration.ofSeconds(10));
        System.exit(0);
    }

    String run(String[] words) {
        try {
            return switch (words[0]) {
                case "start" -> start(words[1], pairs(words, 2));
                case "stop" -> stop(words[1]);
                case "produce" -> produce(Integer.parseInt(words[1]));
                case "check" -> check();
                case "tasks" -> tasks();
                case "hosts" -> hosts();
                default -> "error: unknown command " + words[0];
            };
        } catch (Exception error) {
            return "error: " + error;
        }
    }

    String input() {
        return application + "-input";
    }

    String output() {
        return application + "-output";
    }

    Topology topology() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.<String, String>stream(input())
            .flatMapValues(line -> Arrays.asList(line.toLowerCase(Locale.ROOT).split("\\W+")))
            .groupBy((key, word) -> word, Grouped.as("words"))
            .count(Materialized.as("counts"))
            .toStream()
            .to(output(), Produced.valueSerde(Serdes.Long()));
        return builder.build();
    }

    String start(String name, Map<String, String> own) throws Exception {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        config.put(StreamsConfig.CLIENT_ID_CONFIG, name);
        config.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        config.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
        config.put(StreamsConfig.STATE_DIR_CONFIG, directory + "/" + name);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.putAll(settings);
        config.putAll(own);
        KafkaStreams streams = new KafkaStreams(topology(), config);
        streams.setUncaughtExceptionHandler(error -> {
            error.printStackTrace();
            return org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler
                .StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        long beganMs = System.currentTimeMillis();
        streams.start();
        instances.put(name, streams);
        while (streams.state() != KafkaStreams.State.RUNNING) {
            if (System.currentTimeMillis() - beganMs > LIMIT_MS || streams.state().hasCompletedShutdown()) {
                return "error: " + name + " is " + streams.state();
            }
            Utils.sleep(10);
        }
        return "running " + name + " " + (System.currentTimeMillis() - beganMs) + " ms";
    }

    String stop(String name) {
        KafkaStreams streams = instances.remove(name);
        boolean isClosed = streams.close(CloseOptions
            .groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
            .withTimeout(Duration.ofSeconds(20)));
        return isClosed ? "stopped " + name : "error: " + name + " does not stop";
    }

    String produce(int count) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < count; i++) {
                String first = WORDS[(int) (produced * 7 % WORDS.length)];
                String second = WORDS[(int) (produced * 5 % 11)];
                expected.merge(first, 1L, Long::sum);
                expected.merge(second, 1L, Long::sum);
                producer.send(new ProducerRecord<>(input(), (int) (produced % PARTITIONS), null, first + " " + second));
                produced++;
            }
        }
        return "produced " + count;
    }

    String check() {
        long endMs = System.currentTimeMillis() + LIMIT_MS;
        while (!lastSaid().equals(expected)) {
            if (System.currentTimeMillis() > endMs) return "error: expected " + expected + " got " + lastSaid();
            for (ConsumerRecord<String, Long> record : reader.poll(Duration.ofMillis(100))) {
                said.computeIfAbsent(record.key(), word -> new ArrayList<>()).add(record.value());
            }
        }
        return isExact() ? "right, each once" : "right";
    }

    Map<String, Long> lastSaid() {
        Map<String, Long> last = new HashMap<>();
        said.forEach((word, counts) -> last.put(word, counts.get(counts.size() - 1)));
        return last;
    }

    boolean isExact() {
        for (List<Long> counts : said.values()) {
            for (int i = 0; i < counts.size(); i++) if (counts.get(i) != i + 1) return false;
        }
        return true;
    }

    String tasks() {
        StringBuilder text = new StringBuilder("tasks");
        instances.forEach((name, streams) -> {
            List<String> active = new ArrayList<>();
            List<String> standby = new ArrayList<>();
            for (ThreadMetadata thread : streams.metadataForLocalThreads()) {
                thread.activeTasks().forEach(task -> active.add(task.taskId().toString()));
                thread.standbyTasks().forEach(task -> standby.add(task.taskId().toString()));
            }
            active.sort(null);
            standby.sort(null);
            text.append(" ").append(name).append("=").append(String.join(",", active))
                .append("/").append(String.join(",", standby));
        });
        return text.toString();
    }

    String hosts() {
        StringBuilder text = new StringBuilder("hosts");
        instances.forEach((name, streams) -> {
            Map<String, String> byHost = new TreeMap<>();
            for (StreamsMetadata host : streams.streamsMetadataForStore("counts")) {
                byHost.put(host.hostInfo().host() + ":" + host.hostInfo().port(),
                    host.topicPartitions().stream().map(TopicPartition::toString)
                        .map(text1 -> text1.replace(application, "app")).sorted().toList() + "/"
                    + host.standbyTopicPartitions().stream().map(TopicPartition::toString)
                        .map(text1 -> text1.replace(application, "app")).sorted().toList());
            }
            text.append(" ").append(name).append("=").append(byHost);
        });
        return text.toString();
    }

    static Map<String, String> pairs(String[] words, int from) {
        Map<String, String> pairs = new HashMap<>();
        for (int i = from; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            pairs.put(words[i].substring(0, equals), words[i].substring(equals + 1));
        }
        return pairs;
    }
}
