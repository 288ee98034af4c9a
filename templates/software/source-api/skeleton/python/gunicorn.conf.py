"""Read by gunicorn, which ends on SIGTERM after the requests in flight."""
import os
import signal
import threading

import main

bind = f"0.0.0.0:{os.environ.get('PORT', '8080')}"
worker_class = "gthread"
threads = 16
# gunicorn would wait on SIGTERM for connections that the load balancer keeps idle.
keepalive = 0
# Less than the time that ECS waits between SIGTERM and SIGKILL.
graceful_timeout = 25
# Temporary files in memory, so that the root file system may be read-only.
worker_tmp_dir = "/dev/shm"


def when_ready(_server):
    """Has gunicorn take requests for some time after SIGTERM."""
    delay = int(os.environ.get("SHUTDOWN_DELAY_SECONDS", "0"))
    stop = signal.getsignal(signal.SIGTERM)

    def stop_later(number, _frame):
        main.log.info("stopping")
        threading.Timer(delay, stop, (number, None)).start()

    signal.signal(signal.SIGTERM, stop_later)


class logger_class:
    """Logs by the logger of the API; requests are logged there."""

    def __init__(self, cfg):
        for level in ("debug", "info", "warning", "error", "critical", "exception"):
            setattr(self, level, getattr(main.log, level))

    def access(self, *args):
        pass

    def reopen_files(self):
        pass

    def close_on_exec(self):
        pass
