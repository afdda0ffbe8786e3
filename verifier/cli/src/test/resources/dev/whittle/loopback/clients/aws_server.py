# Debian's aws, loaded once: each call runs its main program in a fork, with the caller's arguments, environment, folder and files.
# A start of the program takes most of a second of processor time, and scripts start it a thousand times in the tests.
import json
import os
import signal
import socket
import sys

sys.path.insert(0, "/usr/lib/python3/dist-packages")
import awscli.clidriver
import botocore.session

botocore.session.get_session().create_client(
    "iam", region_name="us-east-1", aws_access_key_id="test", aws_secret_access_key="test")
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
server = socket.socket(socket.AF_UNIX)
server.bind(sys.argv[1])
server.listen(16)
print("ready", flush=True)
while True:
    caller, _ = server.accept()
    if os.fork() != 0:
        caller.close()
        continue
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    start, files, _, _ = socket.recv_fds(caller, 1 << 20, 3)
    size, _, text = start.partition(b"\n")
    while len(text) < int(size):
        text += caller.recv(1 << 20)
    call = json.loads(text)
    for number, file in enumerate(files):
        os.dup2(file, number)
    data = os.environ["AWS_DATA_PATH"] # Set by the program as it is loaded.
    os.environ.clear()
    os.environ.update(call["environment"], AWS_DATA_PATH=data)
    os.chdir(call["folder"])
    sys.argv = ["aws"] + call["arguments"]
    code = 255
    try:
        code = awscli.clidriver.main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(bool(end.code))
    sys.stdout.flush()
    sys.stderr.flush()
    caller.sendall(bytes([code]))
    os._exit(0)
