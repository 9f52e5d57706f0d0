"""The Kafka package: producer, consumer engine, middleware, admin. The only importer of kafka-python."""
