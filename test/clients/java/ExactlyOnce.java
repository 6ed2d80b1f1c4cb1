import java.time.Duration;
import java.util.*;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.*;
import org.apache.kafka.clients.consumer.*;
import org.apache.kafka.clients.producer.*;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.*;

/**
 * Apache's Java client against a broker, exactly once: two workers of a group double numbers from one
 * topic into another. Every fourth transaction is aborted, one producer is replaced in the middle of a
 * transaction, and its successor fences it. The consumers speak the protocol of the second argument.
 */
public class ExactlyOnce {
  static final int COUNT = 2_000;
  static final String NAME = "java-" + UUID.randomUUID().toString().substring(0, 8);
  static final String SOURCE = NAME + "-source", TARGET = NAME + "-target";
  static String bootstrap, protocol;
  static final AtomicBoolean isReplaced = new AtomicBoolean();
  static volatile long lastReadMs;
  static int passed, failed, aborted;

  static void check(String name, Object expected, Object actual) {
    if (expected.equals(actual)) { passed++; return; }
    failed++;
    System.out.println("FAIL " + name + "\n  expected: " + expected + "\n  actual:   " + actual);
  }

  static Map<String, Object> settings(Object... pairs) {
    Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", bootstrap));
    for (String kind : List.of("key", "value")) {
      settings.put(kind + ".serializer", "org.apache.kafka.common.serialization.StringSerializer");
      settings.put(kind + ".deserializer", "org.apache.kafka.common.serialization.StringDeserializer");
    }
    for (int i = 0; i < pairs.length; i += 2) settings.put((String) pairs[i], pairs[i + 1]);
    return settings;
  }

  static KafkaConsumer<String, String> consumer(String group, String topic) {
    KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings("group.id", group,
        "group.protocol", protocol, "auto.offset.reset", "earliest", "enable.auto.commit", false,
        "isolation.level", "read_committed", "max.poll.records", 50));
    consumer.subscribe(List.of(topic));
    return consumer;
  }

  static KafkaProducer<String, String> producer(int worker) {
    KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings("transactional.id", NAME + "-" + worker));
    producer.initTransactions();
    return producer;
  }

  /** One transaction of a worker: what it has read, doubled, with the offsets. */
  static void transact(KafkaConsumer<String, String> consumer, KafkaProducer<String, String> producer,
      ConsumerRecords<String, String> records, boolean isAbandoned, boolean isAborted) {
    producer.beginTransaction();
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (ConsumerRecord<String, String> record : records) {
      String doubled = String.valueOf(2 * Integer.parseInt(record.value()));
      producer.send(new ProducerRecord<>(TARGET, null, doubled));
      offsets.put(new TopicPartition(record.topic(), record.partition()),
          new OffsetAndMetadata(record.offset() + 1));
    }
    producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
    producer.flush();
    if (isAbandoned) return;
    if (isAborted) producer.abortTransaction(); else producer.commitTransaction();
  }

  static void rewind(KafkaConsumer<String, String> consumer) {
    consumer.committed(consumer.assignment()).forEach((partition, offset) -> {
      if (offset != null) consumer.seek(partition, offset);
      else consumer.seekToBeginning(List.of(partition));
    });
  }

  /** Nobody has read anything for a while, after a start that may wait for members of the group. */
  static boolean isIdle() {
    return lastReadMs != 0 && System.currentTimeMillis() - lastReadMs > 2_000;
  }

  static void work(int worker, long deadlineMs) {
    KafkaProducer<String, String> producer = producer(worker);
    try (KafkaConsumer<String, String> consumer = consumer(NAME, SOURCE)) {
      for (int round = 1; !isIdle() && System.currentTimeMillis() < deadlineMs; ) {
        ConsumerRecords<String, String> records = consumer.poll(Duration.ofMillis(200));
        if (records.isEmpty()) continue;
        lastReadMs = System.currentTimeMillis();
        round++;
        boolean isAbandoned = round >= 5 && isReplaced.compareAndSet(false, true);
        boolean isAborted = round % 4 == 0;
        try {
          transact(consumer, producer, records, isAbandoned, isAborted);
        } catch (CommitFailedException | TimeoutException | TransactionAbortableException error) {
          // The group has moved on without this worker.
          producer.abortTransaction();
          isAborted = true;
        }
        if (isAbandoned) {
          KafkaProducer<String, String> old = producer;
          producer = producer(worker);
          checkFenced(old);
        }
        if (isAbandoned || isAborted) {
          synchronized (ExactlyOnce.class) { aborted++; }
          rewind(consumer);
        }
      }
    }
    producer.close();
  }

  static synchronized void checkFenced(KafkaProducer<String, String> producer) {
    String error = "none";
    try {
      producer.commitTransaction();
    } catch (ProducerFencedException | InvalidProducerEpochException expected) {
      error = "fenced";
    }
    check("the predecessor is fenced", "fenced", error);
    producer.close(Duration.ZERO);
  }

  public static void main(String[] args) throws Exception {
    bootstrap = args[0];
    protocol = args.length > 1 ? args[1] : "classic";
    try (Admin admin = Admin.create(settings())) {
      admin.createTopics(List.of(new NewTopic(SOURCE, 4, (short) 1), new NewTopic(TARGET, 3, (short) 1)))
          .all().get();
    }
    TreeMap<Integer, Integer> expected = new TreeMap<>(), seen = new TreeMap<>();
    try (KafkaProducer<String, String> writer = new KafkaProducer<>(settings())) {
      for (int i = 0; i < COUNT; i++) {
        writer.send(new ProducerRecord<>(SOURCE, i % 4, null, String.valueOf(i)));
        expected.put(2 * i, 1);
      }
    }
    long deadlineMs = System.currentTimeMillis() + 60_000;
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      int worker = i;
      workers.add(new Thread(() -> work(worker, deadlineMs)));
    }
    for (Thread worker : workers) worker.start();
    for (Thread worker : workers) worker.join();
    try (KafkaConsumer<String, String> reader = consumer(NAME + "-reader", TARGET)) {
      for (int idle = 0; idle < 8 && System.currentTimeMillis() < deadlineMs; ) {
        ConsumerRecords<String, String> records = reader.poll(Duration.ofMillis(200));
        idle = records.isEmpty() && !seen.isEmpty() ? idle + 1 : 0;
        for (ConsumerRecord<String, String> record : records) {
          seen.merge(Integer.parseInt(record.value()), 1, Integer::sum);
        }
      }
    }
    check("every number doubled exactly once", expected, seen);
    check("some transactions were aborted", true, aborted > 0);
    System.out.println("java: " + passed + " passed, " + failed + " failed");
    System.exit(failed == 0 ? 0 : 1);
  }
}
