/* Stands for the program where its setup is tried: says its version, and with which words it was started. */
#include <stdio.h>
#include <wchar.h>

int wmain(int count, wchar_t **words)
{
    printf("calcitrack %s", VERSION);
    for (int word = 1; word < count; word++)
        printf(" [%ls]", words[word]);
    printf("\n");
    return 0;
}
