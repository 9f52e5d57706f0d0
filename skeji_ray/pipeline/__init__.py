"""Pure rules of pipelines: references, executions, answers."""
