"""Password level 4 after RFC 8018, FIPS 180-4 and nothing of ours: per line of input
user, password, client seed, server seed (hex of UTF-16BE, of UTF-16BE, seeds) it prints verifier and substitute in hex."""
import hashlib
import sys

for line in sys.stdin:
    user, password, client, server = (bytes.fromhex(part) for part in line.split("\t"))
    user = (user.decode("utf-16be").upper() + " " * 10)[:10].encode("utf-16be")
    text = password.decode("utf-16be")
    salt = hashlib.sha256(user + (text[-4:] + "    ")[:4].encode("utf-16be")).digest()
    verifier = hashlib.pbkdf2_hmac("sha512", text.encode("utf-8"), salt, 10022, 64)
    substitute = hashlib.sha512(verifier + server + client + user + (1).to_bytes(8, "big"))
    print(verifier.hex(), substitute.hexdigest())
