// Stands before every write, sync, rename, link and change of length below one folder, and lets the n-th of them fail,
// be cut short, or be the last thing that the process does. Loaded with LD_PRELOAD.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { NOTHING, FAIL, SHORTEN, KILL };
static char folder[4096];
static int fault = NOTHING, error = 0, at = 0, reached = 0, keeps_failing = 0;

// From now on: what happens at the `n`-th point (from 1) below `path`, and after it too where `stays` is set.
void fault_arm(const char *path, int n, int kind, int number, int stays) {
  strncpy(folder, path, sizeof folder - 1);
  at = n, fault = kind, error = number, keeps_failing = stays, reached = 0;
}
int fault_points(void) { return reached; }

static int is_below(const char *path) { return folder[0] && !strncmp(path, folder, strlen(folder)); }
static int is_of_folder(int file) {
  char link[64], path[4096];
  if (!folder[0] || file < 3) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return is_below(path);
}
// Whether the fault is now; a process that is to be killed does not come back.
static int is_now(void) {
  int now = ++reached == at || (keeps_failing && at && reached > at);
  if (now && fault == KILL) kill(getpid(), SIGKILL);
  return now && fault != NOTHING;
}
static int failed(void) { errno = error; return -1; }

#define REAL(name, type, ...) static type (*real)(__VA_ARGS__); if (!real) real = dlsym(RTLD_NEXT, #name)
#define WRITES(name, ...) \
  REAL(name, ssize_t, int, const void *, size_t __VA_OPT__(,) __VA_ARGS__)

static size_t cut(size_t length) { return length / 2; }
ssize_t write(int file, const void *bytes, size_t length) {
  WRITES(write);
  if (!is_of_folder(file) || !is_now()) return real(file, bytes, length);
  if (fault == SHORTEN && cut(length)) real(file, bytes, cut(length));
  return failed();
}
ssize_t pwrite(int file, const void *bytes, size_t length, off_t where) {
  WRITES(pwrite, off_t);
  if (!is_of_folder(file) || !is_now()) return real(file, bytes, length, where);
  if (fault == SHORTEN && cut(length)) real(file, bytes, cut(length), where);
  return failed();
}
ssize_t pwrite64(int file, const void *bytes, size_t length, off_t where) { return pwrite(file, bytes, length, where); }
int fsync(int file) {
  REAL(fsync, int, int);
  return is_of_folder(file) && is_now() ? failed() : real(file);
}
int fdatasync(int file) {
  REAL(fdatasync, int, int);
  return is_of_folder(file) && is_now() ? failed() : real(file);
}
int ftruncate(int file, off_t length) {
  REAL(ftruncate, int, int, off_t);
  return is_of_folder(file) && is_now() ? failed() : real(file, length);
}
int ftruncate64(int file, off_t length) { return ftruncate(file, length); }
int rename(const char *from, const char *to) {
  REAL(rename, int, const char *, const char *);
  return is_below(to) && is_now() ? failed() : real(from, to);
}
int link(const char *from, const char *to) {
  REAL(link, int, const char *, const char *);
  return is_below(to) && is_now() ? failed() : real(from, to);
}
int unlink(const char *path) {
  REAL(unlink, int, const char *);
  return is_below(path) && is_now() ? failed() : real(path);
}
