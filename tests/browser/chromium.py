"""Where Chromium is on this machine; run as a program it installs Debian's where it may.

Playwright's own browsers are not used: they are downloads, and Debian's is kept up to date with the system.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_HELP = """\
The browser tests need Chromium, and it is not here. Either
  install it:            sudo apt install chromium
  or say where it is:    PROGRAMSTATUS_CHROMIUM=/path/to/chrome make test
The tests without a browser:    make test-unit
"""


def find() -> str | None:
    """The path of Chromium or Chrome; None where there is none."""
    named = os.environ.get("PROGRAMSTATUS_CHROMIUM")
    if named:
        return shutil.which(named)
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


def install(package: str) -> None:
    """Install a package of Debian's with apt, as root or with a sudo that asks for no password."""
    if os.name != "posix" or not shutil.which("apt-get"):
        return
    if os.geteuid() == 0:
        sudo: list[str] = []
    elif shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], stderr=subprocess.DEVNULL).returncode == 0:
        sudo = ["sudo", "-n"]
    else:
        return
    sys.stderr.write(f"Installing {package} with apt ...\n")
    apt_get = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]
    subprocess.run([*apt_get, "update"], stdout=subprocess.DEVNULL)
    subprocess.run([*apt_get, "install", "-y", "--no-install-recommends", package], stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    if find() is None and "PROGRAMSTATUS_CHROMIUM" not in os.environ:
        install("chromium")
    if find() is None:
        sys.exit(_HELP)
