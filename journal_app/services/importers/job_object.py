"""The walls Windows has: a job of one process, so much memory, so much time.

Source: Win32 documentation of JOBOBJECT_EXTENDED_LIMIT_INFORMATION and AssignProcessToJobObject.
"""

import ctypes
import sys

PROCESS_TIME, ACTIVE_PROCESSES, PROCESS_MEMORY, NO_DIALOG = 0x2, 0x8, 0x100, 0x400
EXTENDED_LIMITS = 9  # the kind of information that is set
TICKS_A_SECOND = 10_000_000  # of 100 ns each


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("active_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("basic", BasicLimits),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def limits(seconds: int, memory_bytes: int) -> ExtendedLimits:
    """One process, that computes so long and holds so much; a crash opens no dialog."""
    made = ExtendedLimits()
    made.basic.flags = PROCESS_TIME | ACTIVE_PROCESSES | PROCESS_MEMORY | NO_DIALOG
    made.basic.process_time = seconds * TICKS_A_SECOND
    made.basic.active_processes = 1
    made.process_memory = memory_bytes
    return made


def put_up(seconds: int, memory_bytes: int) -> None:
    """Put this process into a job with these limits; it cannot leave it.

    Raises:
        OSError: the system did not do it.
    """
    if sys.platform == "win32":
        system = ctypes.WinDLL("kernel32", use_last_error=True)
        system.CreateJobObjectW.restype = ctypes.c_void_p
        system.GetCurrentProcess.restype = ctypes.c_void_p
        job = ctypes.c_void_p(system.CreateJobObjectW(None, None))
        made = limits(seconds, memory_bytes)
        process = ctypes.c_void_p(system.GetCurrentProcess())
        if not (
            job
            and system.SetInformationJobObject(
                job, EXTENDED_LIMITS, ctypes.byref(made), ctypes.sizeof(made)
            )
            and system.AssignProcessToJobObject(job, process)
        ):
            raise ctypes.WinError(ctypes.get_last_error())
