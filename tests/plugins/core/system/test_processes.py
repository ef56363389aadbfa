"""Two processes give what one gives, in order; and nothing is forked where that could hang."""

import subprocess
import sys
import threading
from collections.abc import Sequence

from plugins.core.system import processes
from tests.building import ROOT


def doubled(numbers: Sequence[int]) -> list[int]:
    return [2 * number for number in numbers]


def test_the_order_and_the_results_are_those_of_one_process() -> None:
    done: list[int] = []
    found = processes.in_two_processes(doubled, range(137), 1, done.append)
    assert found == [2 * number for number in range(137)]
    assert done == [*range(17, 137, 17), 137]


def test_a_fresh_process_forks_and_gives_the_same() -> None:
    """In a process of its own: the workers of a parallel test run have threads, and so never fork."""
    code = (
        "from plugins.core.system import processes; import os; assert processes.can_fork(); parent = os.getpid(); "
        "found = processes.in_two_processes(lambda some: [(2 * n, os.getpid()) for n in some], range(137), 1); "
        "assert [n for n, _ in found] == [2 * n for n in range(137)]; "
        "assert parent not in {pid for _, pid in found}"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_with_another_thread_nothing_is_forked() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert not processes.can_fork()
    finally:
        stop.set()
        thread.join()


def test_beside_gives_the_result_of_another_process_or_of_this_one() -> None:
    with processes.beside(lambda: "here", worth_it=False) as result:
        assert result() == "here"
    code = (
        "from plugins.core.system import processes; import os\n"
        "with processes.beside(os.getpid, worth_it=True) as result: assert result() != os.getpid()\n"
        "try:\n"
        "    with processes.beside(lambda: 1 / 0, worth_it=True) as result: result()\n"
        "except ZeroDivisionError: raise SystemExit(7)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)
    assert done.returncode == 7
