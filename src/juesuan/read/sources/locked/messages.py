"""What is said of files that are encrypted, the same for every format."""

from __future__ import annotations

NEEDS_PASSWORD = "文件已加密，需要密码；请用 --password 给出密码"
WRONG_PASSWORD = "文件已加密，密码不对"
NEEDS_EXTRA = "文件已加密，解密需要先安装：pip install 'juesuan[crypto]'；也可以打开后另存为不加密的文件再读"
UNSUPPORTED = "文件的加密方式不受支持；请打开后另存为不加密的文件再读"
