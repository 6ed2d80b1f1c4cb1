// franz-go against a broker: admin, every codec, keys and headers, a group that resumes, exactly once,
// a share group.
package main

import (
	"context"
	"fmt"
	"math/rand"
	"os"
	"reflect"
	"time"

	"github.com/twmb/franz-go/pkg/kadm"
	"github.com/twmb/franz-go/pkg/kgo"
)

var passed, failed int

func check(name string, expected, actual any) {
	if reflect.DeepEqual(expected, actual) {
		passed++
		return
	}
	failed++
	fmt.Printf("FAIL %s\n  expected: %.300v\n  actual:   %.300v\n", name, expected, actual)
}

func must(err error) {
	if err != nil {
		fmt.Println("FAIL", err)
		os.Exit(1)
	}
}

func read(ctx context.Context, client *kgo.Client, count int) []*kgo.Record {
	var records []*kgo.Record
	for len(records) < count {
		fetches := client.PollFetches(ctx)
		if ctx.Err() != nil {
			break
		}
		records = append(records, fetches.Records()...)
	}
	return records
}

func values(records []*kgo.Record) []string {
	var all []string
	for _, record := range records {
		all = append(all, string(record.Value))
	}
	return all
}

func main() {
	seed := kgo.SeedBrokers(os.Args[1])
	ctx, cancel := context.WithTimeout(context.Background(), 60*time.Second)
	defer cancel()
	topic := fmt.Sprintf("go-%08x", rand.Uint32())

	base, err := kgo.NewClient(seed)
	must(err)
	admin := kadm.NewClient(base)
	_, err = admin.CreateTopic(ctx, 1, 1, nil, topic)
	must(err)

	codecs := []kgo.CompressionCodec{
		kgo.NoCompression(), kgo.GzipCompression(), kgo.SnappyCompression(), kgo.Lz4Compression(), kgo.ZstdCompression(),
	}
	var expected []string
	for number, codec := range codecs {
		producer, err := kgo.NewClient(seed, kgo.ProducerBatchCompression(codec), kgo.DefaultProduceTopic(topic))
		must(err)
		var records []*kgo.Record
		for i := 0; i < 100; i++ {
			value := fmt.Sprintf("codec-%d-%d", number, i)
			expected = append(expected, value)
			records = append(records, &kgo.Record{
				Key: []byte(fmt.Sprint(i)), Value: []byte(value),
				Headers: []kgo.RecordHeader{{Key: "n", Value: []byte(fmt.Sprint(i))}},
			})
		}
		must(producer.ProduceSync(ctx, records...).FirstErr())
		producer.Close()
	}

	reader, err := kgo.NewClient(seed, kgo.ConsumeTopics(topic), kgo.ConsumeResetOffset(kgo.NewOffset().AtStart()))
	must(err)
	all := read(ctx, reader, len(expected))
	reader.Close()
	check("every codec is read back in order", expected, values(all))
	last := all[len(all)-1]
	check("key and header", []string{"99", "n", "99"}, []string{string(last.Key), last.Headers[0].Key, string(last.Headers[0].Value)})
	check("offsets are dense", int64(len(expected)-1), last.Offset)

	group := topic + "-group"
	readGroup := func(count int) []string {
		member, err := kgo.NewClient(seed, kgo.ConsumeTopics(topic), kgo.ConsumerGroup(group), kgo.DisableAutoCommit(),
			kgo.ConsumeResetOffset(kgo.NewOffset().AtStart()))
		must(err)
		records := read(ctx, member, count)
		must(member.CommitRecords(ctx, records...))
		member.Close()
		return values(records)
	}
	check("a group reads everything", expected, readGroup(len(expected)))
	var late []string
	for i := 0; i < 20; i++ {
		late = append(late, fmt.Sprintf("late-%d", i))
		must(base.ProduceSync(ctx, &kgo.Record{Topic: topic, Value: []byte(late[i])}).FirstErr())
	}
	check("the group resumes where it committed", late, readGroup(len(late)))
	lags, err := admin.Lag(ctx, group)
	must(err)
	check("no lag is left", int64(0), lags[group].Lag.Total())
	transactions(ctx, seed, admin, topic)
	checkShareGroup(ctx, seed, base, topic)
	_, err = admin.DeleteTopics(ctx, topic)
	must(err)
	base.Close()
	fmt.Printf("go: %d passed, %d failed\n", passed, failed)
	if failed > 0 {
		os.Exit(1)
	}
}
