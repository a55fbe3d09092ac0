/* A file layer between a program and the system, put there by LD_PRELOAD (tests/faults/file_layer.py compiles it).
 *
 * Below the folder FAULT_ROOT it writes every change of a file or a name into FAULT_LOG, in the order in which it
 * happened, and what the program says on its standard output between them. From the change number FAULT_FAIL_AT on it
 * refuses them with FAULT_ERRNO instead.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))next(#name))
#define MOST_FILES 4096

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static char *paths[MOST_FILES];
static const char *root;
static int book = -1;
static long changes, fail_at = -1;
static int fail_with;

static void *next(const char *name) { return dlsym(RTLD_NEXT, name); }

__attribute__((constructor)) static void begin(void) {
  root = getenv("FAULT_ROOT");
  const char *log = getenv("FAULT_LOG"), *at = getenv("FAULT_FAIL_AT"), *with = getenv("FAULT_ERRNO");
  if (log) book = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND, 0600);
  if (at) fail_at = atol(at);
  if (with) fail_with = atoi(with);
}

static void note(char what, uint64_t one, uint64_t two, const void *first, uint32_t length, const char *second) {
  if (book < 0) return;
  struct __attribute__((packed)) { char what; uint64_t one, two; uint32_t first, second; } head = {
    what, one, two, length, second ? (uint32_t)strlen(second) : 0};
  syscall(SYS_write, book, &head, sizeof head);
  if (length) syscall(SYS_write, book, first, length);
  if (head.second) syscall(SYS_write, book, second, head.second);
}

/* The path below the root, or NULL for what is none of ours. */
static char *ours(int folder, const char *name) {
  static __thread char whole[PATH_MAX * 2];
  if (!root || !name) return NULL;
  if (name[0] == '/') snprintf(whole, sizeof whole, "%s", name);
  else if (folder >= 0 && folder < MOST_FILES && paths[folder]) snprintf(whole, sizeof whole, "%s/%s", paths[folder], name);
  else return NULL;
  size_t length = strlen(root);
  return strncmp(whole, root, length) == 0 && (whole[length] == '/' || !whole[length]) ? whole : NULL;
}

static int known(int file) { return file >= 0 && file < MOST_FILES && paths[file]; }

static int refused(void) {
  changes++;
  if (fail_at < 0 || changes < fail_at) return 0;
  errno = fail_with;
  return 1;
}

static uint64_t identity(int file) {
  struct stat found;
  return fstat(file, &found) == 0 ? found.st_ino : 0;
}

static int opened(int folder, const char *name, int flags, mode_t mode) {
  char *path = ours(folder, name);
  if (!path) return syscall(SYS_openat, folder, name, flags, mode);
  pthread_mutex_lock(&turn);
  int there = syscall(SYS_faccessat, AT_FDCWD, path, F_OK) == 0;
  int makes = (flags & O_CREAT) && !there, cuts = (flags & O_TRUNC) && there && (flags & O_ACCMODE) != O_RDONLY;
  int writes = (flags & O_ACCMODE) != O_RDONLY;
  int file = (makes || cuts || (writes && fail_at >= 0 && changes + 1 >= fail_at)) && refused()
    ? -1 : (int)syscall(SYS_openat, folder, name, flags, mode);
  int why = errno;
  if (file >= 0 && file < MOST_FILES) {
    free(paths[file]);
    paths[file] = strdup(path);
    if (makes) note('C', identity(file), 0, path, strlen(path), NULL);
    if (cuts) note('F', identity(file), 0, NULL, 0, NULL);
  }
  pthread_mutex_unlock(&turn);
  errno = why;
  return file;
}

#define MODE(flags) mode_t mode = 0; if ((flags) & (O_CREAT | O_TMPFILE)) { \
  va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); }
int open(const char *name, int flags, ...) { MODE(flags) return opened(AT_FDCWD, name, flags, mode); }
int open64(const char *name, int flags, ...) { MODE(flags) return opened(AT_FDCWD, name, flags, mode); }
int openat(int folder, const char *name, int flags, ...) { MODE(flags) return opened(folder, name, flags, mode); }
int openat64(int folder, const char *name, int flags, ...) { MODE(flags) return opened(folder, name, flags, mode); }

int close(int file) {
  pthread_mutex_lock(&turn);
  if (known(file)) { free(paths[file]); paths[file] = NULL; }
  pthread_mutex_unlock(&turn);
  return REAL(close)(file);
}

static ssize_t written(int file, const void *data, size_t size, off_t at) {
  pthread_mutex_lock(&turn);
  ssize_t done = -1;
  if (!refused()) {
    done = at < 0 ? syscall(SYS_write, file, data, size) : syscall(SYS_pwrite64, file, data, size, at);
    if (done > 0) note('W', identity(file), at < 0 ? (uint64_t)(lseek(file, 0, SEEK_CUR) - done) : (uint64_t)at, data, done, NULL);
  }
  int why = errno;
  pthread_mutex_unlock(&turn);
  errno = why;
  return done;
}

ssize_t write(int file, const void *data, size_t size) {
  if (known(file)) return written(file, data, size, -1);
  if (file == 1 && book >= 0) {
    pthread_mutex_lock(&turn);
    note('A', 0, 0, data, size, NULL);
    pthread_mutex_unlock(&turn);
  }
  return syscall(SYS_write, file, data, size);
}
ssize_t pwrite(int file, const void *data, size_t size, off_t at) {
  return known(file) ? written(file, data, size, at) : syscall(SYS_pwrite64, file, data, size, at);
}
ssize_t pwrite64(int file, const void *data, size_t size, off64_t at) {
  return known(file) ? written(file, data, size, at) : syscall(SYS_pwrite64, file, data, size, at);
}
/* Copied in the kernel: let the program copy it by hand, through the calls above. */
ssize_t sendfile(int to, int from, off_t *at, size_t size) { (void)to; (void)from; (void)at; (void)size; errno = EINVAL; return -1; }
ssize_t sendfile64(int to, int from, off64_t *at, size_t size) { (void)to; (void)from; (void)at; (void)size; errno = EINVAL; return -1; }

static int cut(int file, off_t size) {
  if (!known(file)) return syscall(SYS_ftruncate, file, size);
  pthread_mutex_lock(&turn);
  int done = refused() ? -1 : (int)syscall(SYS_ftruncate, file, size), why = errno;
  if (done == 0) note('F', identity(file), size, NULL, 0, NULL);
  pthread_mutex_unlock(&turn);
  errno = why;
  return done;
}
int ftruncate(int file, off_t size) { return cut(file, size); }
int ftruncate64(int file, off64_t size) { return cut(file, size); }

static int synced(int file) {
  if (!known(file)) return 0;
  pthread_mutex_lock(&turn);
  int done = refused() ? -1 : 0, why = errno;
  if (done == 0) note('S', identity(file), 0, paths[file], strlen(paths[file]), NULL);
  pthread_mutex_unlock(&turn);
  errno = why;
  return done;
}
int fsync(int file) { return synced(file); }
int fdatasync(int file) { return synced(file); }

static int named(char what, char *one, char *two, int done, int why) {
  if (done == 0) note(what, 0, 0, one, strlen(one), two);
  pthread_mutex_unlock(&turn);
  free(one);
  free(two);
  errno = why;
  return done;
}

static int moved(int from, const char *old, int to, const char *new) {
  char *one = ours(from, old) ? strdup(ours(from, old)) : NULL, *two = ours(to, new) ? strdup(ours(to, new)) : NULL;
  if (!one || !two) { free(one); free(two); return syscall(SYS_renameat2, from, old, to, new, 0); }
  pthread_mutex_lock(&turn);
  int done = refused() ? -1 : (int)syscall(SYS_renameat2, from, old, to, new, 0);
  return named('R', one, two, done, errno);
}
int rename(const char *old, const char *new) { return moved(AT_FDCWD, old, AT_FDCWD, new); }
int renameat(int from, const char *old, int to, const char *new) { return moved(from, old, to, new); }

static int removed(int folder, const char *name, int flags) {
  char *path = ours(folder, name) ? strdup(ours(folder, name)) : NULL;
  if (!path) return syscall(SYS_unlinkat, folder, name, flags);
  pthread_mutex_lock(&turn);
  int done = refused() ? -1 : (int)syscall(SYS_unlinkat, folder, name, flags);
  return named('U', path, NULL, done, errno);
}
int unlink(const char *name) { return removed(AT_FDCWD, name, 0); }
int unlinkat(int folder, const char *name, int flags) { return removed(folder, name, flags); }
int rmdir(const char *name) { return removed(AT_FDCWD, name, AT_REMOVEDIR); }

static int made(int folder, const char *name, mode_t mode) {
  char *path = ours(folder, name) ? strdup(ours(folder, name)) : NULL;
  if (!path) return syscall(SYS_mkdirat, folder, name, mode);
  pthread_mutex_lock(&turn);
  int done = refused() ? -1 : (int)syscall(SYS_mkdirat, folder, name, mode);
  return named('M', path, NULL, done, errno);
}
int mkdir(const char *name, mode_t mode) { return made(AT_FDCWD, name, mode); }
int mkdirat(int folder, const char *name, mode_t mode) { return made(folder, name, mode); }
