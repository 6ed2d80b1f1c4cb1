package main

import (
	"context"
	"fmt"
	"strconv"

	"github.com/twmb/franz-go/pkg/kadm"
	"github.com/twmb/franz-go/pkg/kgo"
)

// Exactly once: each number of one topic is doubled into another, its offset in the same transaction.
// Every third transaction is aborted, its records come again.
func transactions(ctx context.Context, seed kgo.Opt, admin *kadm.Client, topic string) {
	source, target := topic+"-source", topic+"-target"
	_, err := admin.CreateTopics(ctx, 2, 1, nil, source, target)
	must(err)
	const count = 300
	numbers := map[string]int{}
	writer, err := kgo.NewClient(seed, kgo.DefaultProduceTopic(source))
	must(err)
	for i := 0; i < count; i++ {
		must(writer.ProduceSync(ctx, kgo.StringRecord(strconv.Itoa(i))).FirstErr())
		numbers[strconv.Itoa(2*i)] = 1
	}
	writer.Close()

	session, err := kgo.NewGroupTransactSession(seed,
		kgo.TransactionalID(topic+"-id"), kgo.ConsumerGroup(topic+"-eos"), kgo.ConsumeTopics(source),
		kgo.ConsumeResetOffset(kgo.NewOffset().AtStart()), kgo.FetchIsolationLevel(kgo.ReadCommitted()),
		kgo.RequireStableFetchOffsets(), kgo.DefaultProduceTopic(target))
	must(err)
	aborted := 0
	for round, doubled := 0, 0; doubled < count && ctx.Err() == nil; round++ {
		records := session.PollRecords(ctx, 40).Records()
		must(session.Begin())
		for _, record := range records {
			number, err := strconv.Atoi(string(record.Value))
			must(err)
			session.Produce(ctx, kgo.StringRecord(strconv.Itoa(2*number)), nil)
		}
		isCommit := kgo.TransactionEndTry(round%3 != 2)
		committed, err := session.End(ctx, isCommit)
		must(err)
		if committed {
			doubled += len(records)
		} else {
			aborted += len(records)
		}
	}
	session.Close()
	check("some transactions were aborted", true, aborted > 0)

	reader, err := kgo.NewClient(seed, kgo.ConsumeTopics(target),
		kgo.ConsumeResetOffset(kgo.NewOffset().AtStart()), kgo.FetchIsolationLevel(kgo.ReadCommitted()))
	must(err)
	seen := map[string]int{}
	for _, value := range values(read(ctx, reader, count)) {
		seen[value]++
	}
	reader.Close()
	check("exactly once: every number doubled, and none twice", numbers, seen)

	described, err := admin.DescribeTransactions(ctx, topic+"-id")
	must(err)
	check("the transaction is complete", "CompleteCommit", fmt.Sprint(described[topic+"-id"].State))
}
