/* The least that a server can do: one frame, and a send() of it to every client, at each tick.
 *
 *     loop CLIENTS
 *
 * It says its port on the first line, lets so many clients in, and then reads one line from its
 * standard input, "RATE TICK SECONDS": notes a second, milliseconds, seconds. It makes the notes
 * itself, stores nothing, and ends with its standard input.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static char said[1 << 20], framed[(1 << 20) + 10];

static long long now_us(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000LL + now.tv_nsec / 1000;
}

static size_t frame(void) {
    size_t length = strlen(said), head = 2;
    unsigned char *out = (unsigned char *)framed;
    out[0] = 0x81;
    if (length < 126) {
        out[1] = length;
    } else if (length < 65536) {
        out[1] = 126;
        out[2] = length >> 8;
        out[3] = length & 255;
        head = 4;
    } else {
        out[1] = 127;
        for (int n = 0; n < 8; n++) out[2 + n] = (unsigned long long)length >> (56 - 8 * n);
        head = 10;
    }
    memcpy(framed + head, said, length);
    return head + length;
}

/* Send everything: a client that does not read is waited for. */
static void send_all(int fd, const char *data, size_t length) {
    while (length > 0) {
        ssize_t sent = send(fd, data, length, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent < 0) return;
        data += sent;
        length -= sent;
    }
}

static void say(int fd, const char *packet) {
    snprintf(said, sizeof said, "%s", packet);
    send_all(fd, framed, frame());
}

static int greet(int listener) {
    static char request[4096];
    size_t got = 0;
    int one = 1, fd = accept(listener, NULL, NULL);
    if (fd < 0) exit(1);
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    while (got < sizeof request - 1) {
        ssize_t read = recv(fd, request + got, sizeof request - 1 - got, 0);
        if (read <= 0) break;
        request[got += read] = 0;
        if (strstr(request, "\r\n\r\n")) break;
    }
    const char *answer =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";
    send_all(fd, answer, strlen(answer));
    say(fd, "0{\"sid\":\"c\",\"upgrades\":[],\"pingInterval\":600000,\"pingTimeout\":600000}");
    say(fd, "40{\"sid\":\"c\"}");
    say(fd, "42[\"snapshot\",{\"put\":{},\"seq\":1,\"now\":0}]");
    return fd;
}

/* Each note says when it was made, one after the other between two ticks, as people write. */
static size_t patch(long from, long until, long long begin, double rate) {
    int at = sprintf(said, "42[\"patch\",{\"put\":{");
    for (long n = from; n < until; n++)
        at += sprintf(said + at,
                      "%s\"note/n%07ld\":{\"id\":\"n%07ld\",\"part\":\"futures\",\"text\":"
                      "\"#%ld@%lld となりの人に、自分から声をかけられる町。雨の日も、そう。\","
                      "\"category\":null,\"by\":null,\"late\":false,\"edited\":true,"
                      "\"theme\":null,\"hidden\":false,\"relates\":null}",
                      n > from ? "," : "", n, n, n, begin + (long long)((n + 1) * 1e6 / rate));
    sprintf(said + at, "},\"drop\":[],\"from\":%ld,\"seq\":%ld}]", from + 1, until + 1);
    return frame();
}

int main(int given, char **words) {
    int clients = given > 1 ? atoi(words[1]) : 0, *fds = calloc(clients + 1, sizeof *fds);
    int listener = socket(AF_INET, SOCK_STREAM, 0), one = 1;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(listener, (void *)&address, size) || listen(listener, 4096)) return 1;
    getsockname(listener, (void *)&address, &size);
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);
    for (int n = 0; n < clients; n++) fds[n] = greet(listener);

    double rate, tick, seconds;
    if (scanf("%lf %lf %lf", &rate, &tick, &seconds) != 3) return 1;
    long long begin = now_us();
    long done = 0;
    for (long n = 1; n * tick <= seconds * 1000; n++) {
        long long wait = begin + (long long)(n * tick * 1000) - now_us();
        if (wait > 0) usleep(wait);
        long until = rate * n * tick / 1000;
        if (until - done > 2000) until = done + 2000;
        if (until == done) continue;
        size_t length = patch(done, until, begin, rate);
        for (int each = 0; each < clients; each++) send_all(fds[each], framed, length);
        done = until;
    }
    while (getchar() != EOF) continue;
    return 0;
}
