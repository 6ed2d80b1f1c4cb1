package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/twmb/franz-go/pkg/kadm"
	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/kmsg"
)

const shareRecords = 40

// Members of a share group (KIP-932): each record goes to one of them, and comes again until it is
// accepted or rejected.
func checkShareGroup(ctx context.Context, seed kgo.Opt, base *kgo.Client, topic string) {
	topic += "-share"
	group := topic + "-group"
	_, err := kadm.NewClient(base).CreateTopic(ctx, 2, 1, nil, topic)
	must(err)
	must(readFromStart(ctx, base, group))
	var expected []string
	for i := 0; i < shareRecords; i++ {
		value := fmt.Sprintf("share-%02d", i)
		expected = append(expected, value)
		must(base.ProduceSync(ctx, &kgo.Record{Topic: topic, Value: []byte(value)}).FirstErr())
	}
	member := func() *kgo.Client {
		client, err := kgo.NewClient(seed, kgo.ConsumeTopics(topic), kgo.ShareGroup(group))
		must(err)
		return client
	}

	first := member()
	taken := read(ctx, first, shareRecords)
	check("a share group gives every record to one member", expected, sorted(values(taken)))
	var accepted []string
	for i, record := range taken {
		switch i % 4 {
		case 0:
			record.Ack(kgo.AckRelease)
		case 1:
			record.Ack(kgo.AckReject)
			accepted = append(accepted, string(record.Value))
		default:
			record.Ack(kgo.AckAccept)
			accepted = append(accepted, string(record.Value))
		}
	}
	must(first.FlushAcks(ctx))
	again := read(ctx, first, shareRecords/4)
	check("what is released comes again, what is rejected does not", expected,
		sorted(append(values(again), accepted...)))
	first.MarkAcks(kgo.AckRenew, again...)
	must(first.FlushAcks(ctx))
	first.Close()

	second := member()
	left := read(ctx, second, shareRecords/4)
	check("what a member holds goes to another when it leaves", sorted(values(again)), sorted(values(left)))
	second.MarkAcks(kgo.AckAccept, left...)
	must(second.FlushAcks(ctx))
	second.Close()
}

func sorted(values []string) []string {
	slices.Sort(values)
	return values
}

func readFromStart(ctx context.Context, client *kgo.Client, group string) error {
	request := kmsg.NewPtrIncrementalAlterConfigsRequest()
	resource := kmsg.NewIncrementalAlterConfigsRequestResource()
	resource.ResourceType = kmsg.ConfigResourceTypeGroupConfig
	resource.ResourceName = group
	config := kmsg.NewIncrementalAlterConfigsRequestResourceConfig()
	config.Name = "share.auto.offset.reset"
	config.Value = kmsg.StringPtr("earliest")
	resource.Configs = append(resource.Configs, config)
	request.Resources = append(request.Resources, resource)
	_, err := request.RequestWith(ctx, client)
	return err
}
