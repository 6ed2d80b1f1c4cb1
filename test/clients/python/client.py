"""kafka-python against a broker: admin, codecs, keys, headers, a group that resumes, transactions."""
import sys
import time
import uuid

from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer, TopicPartition
from kafka.admin import NewTopic
from kafka.structs import OffsetAndMetadata

bootstrap = sys.argv[1]
passed = failed = 0


def check(name, expected, actual):
    global passed, failed
    if expected == actual:
        passed += 1
        return
    failed += 1
    print(f"FAIL {name}\n  expected: {expected!r}\n  actual:   {actual!r}"[:2000])


def read_all(topic, count):
    consumer = KafkaConsumer(
        bootstrap_servers=bootstrap, auto_offset_reset="earliest", consumer_timeout_ms=10_000)
    consumer.assign([TopicPartition(topic, 0)])
    records = []
    for record in consumer:
        records.append(record)
        if len(records) == count:
            break
    consumer.close()
    return records


topic = f"python-{uuid.uuid4().hex[:8]}"
admin = KafkaAdminClient(bootstrap_servers=bootstrap)
admin.create_topics([NewTopic(topic, 1, 1)])
check("the topic is listed", True, topic in admin.list_topics())

codecs = [None, "gzip", "snappy", "lz4", "zstd"]
for codec in codecs:
    producer = KafkaProducer(bootstrap_servers=bootstrap, compression_type=codec, acks="all")
    for i in range(100):
        value = f"{codec}-{i}".encode()
        producer.send(topic, key=str(i).encode(), value=value, headers=[("n", str(i).encode())])
    producer.flush()
    producer.close()

expected = [f"{codec}-{i}".encode() for codec in codecs for i in range(100)]
records = read_all(topic, len(expected))
check("every codec is read back in order", expected, [record.value for record in records])
check("keys", [str(i).encode() for i in range(100)] * 5, [record.key for record in records])
check("headers", [("n", b"99")], records[-1].headers if records else None)
check("offsets are dense", list(range(500)), [record.offset for record in records])

group = f"{topic}-group"


def read_group(count):
    consumer = KafkaConsumer(
        topic, bootstrap_servers=bootstrap, group_id=group, auto_offset_reset="earliest",
        enable_auto_commit=False, consumer_timeout_ms=15_000, max_poll_records=100)
    values = []
    for record in consumer:
        values.append(record.value)
        if len(values) == count:
            break
    consumer.commit()
    consumer.close()
    return values


check("a group reads everything", expected, read_group(500))
producer = KafkaProducer(bootstrap_servers=bootstrap, enable_idempotence=True)
for i in range(20):
    producer.send(topic, b"late-%d" % i)
producer.flush()
producer.close()
check("the group resumes where it committed", [b"late-%d" % i for i in range(20)], read_group(20))
check("the group is listed", True, group in [name for name, _ in admin.list_consumer_groups()])

transactional = KafkaProducer(
    bootstrap_servers=bootstrap, transactional_id=f"{topic}-id", enable_idempotence=True)
transactional.init_transactions()
transactions = f"{topic}-transactions"
for number, commits in enumerate([True, False, True]):
    transactional.begin_transaction()
    for i in range(10):
        transactional.send(transactions, b"%d-%d" % (number, i))
    offsets = {TopicPartition(topic, 0): OffsetAndMetadata(100 + number, "", -1)}
    transactional.send_offsets_to_transaction(offsets, f"{group}-transactions")
    if commits:
        transactional.commit_transaction()
    else:
        # What is not sent yet is dropped by an abort, and this client can trip over that for ever.
        transactional.flush()
        transactional.abort_transaction()
transactional.close()
reader = KafkaConsumer(
    bootstrap_servers=bootstrap, group_id=f"{group}-transactions", auto_offset_reset="earliest",
    enable_auto_commit=False, isolation_level="read_committed", consumer_timeout_ms=10_000)
reader.assign([TopicPartition(transactions, 0)])
committed = []
for record in reader:
    committed.append(record.value)
    if len(committed) == 20:
        break
check("what was committed is read", [b"%d-%d" % (n, i) for n in (0, 2) for i in range(10)], committed)
check("the offset of the last commit counts", 102, reader.committed(TopicPartition(topic, 0)))
reader.close()

admin.delete_topics([topic, transactions])
deadline = time.time() + 5
while topic in admin.list_topics() and time.time() < deadline:
    time.sleep(0.05)
check("the topic is gone", False, topic in admin.list_topics())
admin.close()
print(f"python: {passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
