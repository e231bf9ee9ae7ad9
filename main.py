"""Entry point: `python main.py`. See app/cli.py for the commands."""

import os
import sys

# tiny tensor operations lose badly to threads; read by torch's import
os.environ.setdefault("OMP_NUM_THREADS", "1")

if sys.platform == "win32":
    import torch  # noqa: F401 - its DLLs must be found before Qt's (WinError 1114 otherwise)

if __name__ == "__main__":
    try:
        from app.cli import main
    except KeyboardInterrupt:  # before anything could be stopped in order
        sys.exit("flatline: stopped")
    sys.exit(main())
