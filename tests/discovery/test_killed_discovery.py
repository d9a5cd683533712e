import random
from pathlib import Path

import numpy as np
from disturbed import SETTINGS, fresh_processes, run, run_and_tell

from tlgan_desktop.axes.axis_file import write_axes
from tlgan_desktop.discovery.batches import BATCH_SIZE

KILLS = 10


def start_and_kill(folder: Path, after: int) -> tuple[str, int]:
    """Kill a discovery with SIGKILL after so many words of progress; its last word."""
    context = fresh_processes()
    hear, tell = context.Pipe(duplex=False)
    process = context.Process(target=run_and_tell, args=(folder, tell))
    process.start()
    tell.close()
    last = ("", 0)
    for _ in range(after):
        last = hear.recv()
        if last[0] == "finished":
            break
    process.kill()
    process.join()
    hear.close()
    return last


def test_killed_at_ten_random_moments_and_resumed_gives_the_same_axes_bit_for_bit(tmp_path):
    undisturbed = run(tmp_path / "undisturbed")
    moments = random.Random(7)
    lasts = [start_and_kill(tmp_path / "killed", moments.randint(2, 16)) for _ in range(KILLS)]
    resumed = run(tmp_path / "killed")
    assert resumed.resumed == (lasts[-1][0] != "finished")
    assert len({phase for phase, _ in lasts}) > 1
    write_axes(tmp_path / "undisturbed.safetensors", undisturbed.axis_set)
    write_axes(tmp_path / "resumed.safetensors", resumed.axis_set)
    contents = [(tmp_path / f"{name}.safetensors").read_bytes() for name in ("undisturbed", "resumed")]
    assert contents[0] == contents[1]
    assert resumed.report.to_json() == undisturbed.report.to_json()


def test_a_kill_loses_at_most_one_batch(tmp_path):
    _, done = start_and_kill(tmp_path, 20)
    resumed = run(tmp_path)
    assert 0 < done < SETTINGS.samples
    assert resumed.rendered <= SETTINGS.samples - done + BATCH_SIZE
    assert np.isfinite(resumed.axis_set.directions).all()
