/* The ground that a server stands on, its disk and its clock, in our hand: preloaded into the process.
 *
 * It writes down what is written to the database and what is synced, so that a power cut at any moment
 * can be played afterwards; it lets the disk refuse; it sets the clock; and it ends the process at a
 * named point. The server itself knows nothing of it. The first 64 bytes of the file GROUND_CONTROL are
 * `struct control`, GROUND_RECORD is what it writes down (`facilitator/bench/faults/ground.py`). */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum op { WRITE, SYNC, TRUNCATE, REMOVE };
enum point { NOWHERE, WRITING, WRITTEN, SYNCED, TOLD, COPYING }; /* of ground.py */

struct control {
  int64_t clock;         /* nanoseconds by which the clock is wrong */
  int32_t refuse_write;  /* errno of every write to the database, 0: none */
  int32_t refuse_sync;   /* the same of every sync */
  int32_t pid;           /* who is ended */
  int32_t point;         /* where */
  atomic_int countdown;  /* at which passing */
};

struct noted {
  int64_t begun, ended; /* of the steady clock, nanoseconds */
  int64_t at;           /* WRITE: offset; TRUNCATE: new size */
  int32_t op, file, size;
  int32_t result; /* 0: done */
};

static struct control *control;
static int record = -1;

static void open_record(void) {
  const char *path = getenv("GROUND_RECORD");
  if (path) record = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
}

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("GROUND_CONTROL");
  int fd = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
  if (fd < 0) return;
  void *page = mmap(NULL, 64, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  close(fd);
  if (page == MAP_FAILED) return;
  control = page;
  open_record();
}

static int64_t now(void) {
  struct timespec t;
  syscall(SYS_clock_gettime, CLOCK_MONOTONIC, &t);
  return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* Which file of the database it is: 0 itself, 1 its write-ahead log, 2 its journal; -1 another file. */
static int which(const char *path, size_t length) {
  static const char *const names[] = {"/tsunagari.db", "/tsunagari.db-wal", "/tsunagari.db-journal"};
  for (int n = 0; n < 3; n++) {
    size_t size = strlen(names[n]);
    if (length >= size && memcmp(path + length - size, names[n], size) == 0) return n;
  }
  return -1;
}

static int file_of(int fd) {
  char link[32] = "/proc/self/fd/", path[4096], digits[12];
  int count = 0, at = 14;
  if (!control || fd < 0) return -1;
  do digits[count++] = (char)('0' + fd % 10);
  while (fd /= 10);
  while (count) link[at++] = digits[--count];
  int kept = errno;
  ssize_t length = readlink(link, path, sizeof path);
  errno = kept;
  return length > 0 ? which(path, (size_t)length) : -1;
}

static void note(enum op op, int file, int64_t begun, int64_t at, const void *data, size_t size, int result) {
  if (record < 0) return;
  int kept = errno;
  struct noted head = {begun, now(), at, op, file, (int32_t)size, result};
  struct iovec both[] = {{&head, sizeof head}, {(void *)data, size}};
  if (syscall(SYS_writev, record, both, size ? 2 : 1) < 0) raise(SIGABRT); /* half a record is none */
  errno = kept;
}

/* End the process if this is the passing of the point at which it is to end. */
static void pass(enum point point) {
  if (control && control->point == (int32_t)point && control->pid == getpid() &&
      atomic_fetch_sub(&control->countdown, 1) == 1)
    kill(getpid(), SIGKILL);
}

static ssize_t write_at(int fd, const void *data, size_t size, off_t at) {
  int file = file_of(fd);
  if (file < 0) return syscall(SYS_pwrite64, fd, data, size, at);
  if (control->refuse_write) {
    errno = control->refuse_write;
    return -1;
  }
  if (file == 1) pass(WRITING);
  if (file == 0) pass(COPYING);
  int64_t begun = now();
  ssize_t done = syscall(SYS_pwrite64, fd, data, size, at);
  if (done > 0) note(WRITE, file, begun, at, data, (size_t)done, 0);
  return done;
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t at) { return write_at(fd, data, size, at); }
ssize_t pwrite64(int fd, const void *data, size_t size, off_t at) { return write_at(fd, data, size, at); }

static int cut_to(int fd, off_t size) {
  int file = file_of(fd);
  int64_t begun = now();
  int done = (int)syscall(SYS_ftruncate, fd, size);
  if (file >= 0 && !done) note(TRUNCATE, file, begun, size, NULL, 0, 0);
  return done;
}

int ftruncate(int fd, off_t size) { return cut_to(fd, size); }
int ftruncate64(int fd, off_t size) { return cut_to(fd, size); }

static int sync_it(long call, int fd) {
  int file = file_of(fd);
  if (file < 0) return (int)syscall(call, fd);
  if (control->refuse_sync) {
    errno = control->refuse_sync;
    return -1;
  }
  if (file == 1) pass(WRITTEN);
  int64_t begun = now();
  int done = (int)syscall(call, fd);
  note(SYNC, file, begun, 0, NULL, 0, done);
  if (file == 1) pass(SYNCED);
  return done;
}

int fsync(int fd) { return sync_it(SYS_fsync, fd); }
int fdatasync(int fd) { return sync_it(SYS_fdatasync, fd); }

int unlink(const char *path) {
  int file = control ? which(path, strlen(path)) : -1;
  int64_t begun = now();
  int done = (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
  if (file >= 0 && !done) note(REMOVE, file, begun, 0, NULL, 0, 0);
  return done;
}

ssize_t send(int fd, const void *data, size_t size, int flags) {
  ssize_t done = syscall(SYS_sendto, fd, data, size, flags, NULL, 0);
  if (control && control->point == TOLD && done > 0 && memmem(data, (size_t)done, "\"ok\":true", 9)) pass(TOLD);
  return done;
}

int clock_gettime(clockid_t clock, struct timespec *t) {
  int done = (int)syscall(SYS_clock_gettime, clock, t);
  if (done || !control || (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE)) return done;
  int64_t wrong = (int64_t)t->tv_sec * 1000000000 + t->tv_nsec + control->clock;
  t->tv_sec = wrong / 1000000000;
  t->tv_nsec = wrong % 1000000000;
  return 0;
}

int gettimeofday(struct timeval *restrict t, void *restrict zone) {
  struct timespec precise;
  (void)zone;
  clock_gettime(CLOCK_REALTIME, &precise);
  t->tv_sec = precise.tv_sec;
  t->tv_usec = precise.tv_nsec / 1000;
  return 0;
}

time_t time(time_t *t) {
  struct timespec precise;
  clock_gettime(CLOCK_REALTIME, &precise);
  if (t) *t = precise.tv_sec;
  return precise.tv_sec;
}
